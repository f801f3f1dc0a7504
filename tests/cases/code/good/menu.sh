mkdir -p apps
cat > apps/tides.desktop << EOF
[Desktop Entry]
Type=Application
GenericName=Tide Calculator
GenericName[ja]=潮汐計算機
EOF
mask=$((1 << BITS))
echo "干潮 (low water)"
